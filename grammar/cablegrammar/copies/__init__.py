"""What a copy puts around a cable: database records, heads that stand twice; and where one message ends in a file and
another begins. All of it is found before the lines are parsed, so that the grammar sees one clean message at a time.
"""
