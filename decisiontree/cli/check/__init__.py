"""`decisiontree check`: find mistakes, report or fix them, once or at every change."""
