"""A column of relations for Apache Spark: needs pyspark, pandas and pyarrow where it runs.

    df.select("id", explode(relations("text")).alias("r")).select("id", "r.*")
"""

from __future__ import annotations

from typing import Any, Iterator, Optional, Tuple

import pandas as pd
from pyspark.sql import Column
from pyspark.sql.functions import col, lit, pandas_udf

from . import extract

# The fields of Document.to_records().
SCHEMA = """array<struct<subject: string, subject_type: string, predicate: string, object: string, object_type: string,
factuality: string, confidence: double, evidence: string, trigger: string, sentence: int, begin: int, end: int, rule: string>>"""


def relations(text: Any, date: Any = None) -> Column:
    """The relations of each text of a column, as an array of structs; null where there is no text. `date`: the column of their dates."""
    dates = col(date) if isinstance(date, str) else lit(None) if date is None else date
    return pandas_udf(_batches, SCHEMA)(text, dates.cast("string"))  # made here, as it asks for a session


def _batches(batches: Iterator[Tuple[pd.Series, pd.Series]]) -> Iterator[pd.Series]:
    # One thread: Spark runs a worker on every core.
    for texts, dates in batches:
        yield pd.Series([_records(text, date) for text, date in zip(texts, dates)], dtype=object)


def _records(text: Any, date: Any) -> Optional[list]:
    # What stands for null depends on the version of pandas.
    return extract(text, date=date if isinstance(date, str) else None).to_records() if isinstance(text, str) else None
