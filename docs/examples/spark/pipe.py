"""Triples of many articles with the program in a pipe: every worker runs `dreisatz` on its part of the lines.

usage: spark-submit pipe.py INPUT OUTPUT [PROGRAM]
INPUT: JSON Lines with "id" and "text", a file or a folder; OUTPUT: a new folder with one line per line of INPUT, in its order:
an array of triples, or an error object where the line is no record."""
import os
import sys

from pyspark.sql import SparkSession


def triples(lines, program="dreisatz"):
    # Spark gives the program no PATH of its own; and without checkCode one that failed looks like one that found nothing.
    return lines.pipe(program + " -i jsonl --rows", env={"PATH": os.environ["PATH"]}, checkCode=True)


if __name__ == "__main__":
    source, target, *program = sys.argv[1:]
    spark = SparkSession.builder.appName("dreisatz").getOrCreate()
    triples(spark.sparkContext.textFile(source), *program).saveAsTextFile(target)
    spark.stop()
