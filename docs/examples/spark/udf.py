"""A table of who does what to whom, from a table of articles, with the Python package on every worker.

usage: spark-submit udf.py INPUT OUTPUT
INPUT: JSON Lines with "id" and "text"; OUTPUT: a new folder of Parquet files with one row per relation."""
import sys

from dreisatz.spark import relations
from pyspark.sql import SparkSession
from pyspark.sql.functions import explode


def table(articles):
    return articles.select("id", explode(relations("text")).alias("relation")).select("id", "relation.*")


if __name__ == "__main__":
    source, target = sys.argv[1:]
    spark = SparkSession.builder.appName("dreisatz").getOrCreate()
    table(spark.read.schema("id string, text string").json(source)).write.parquet(target)
    spark.stop()
