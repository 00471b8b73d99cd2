"""What a person reads: dates, periods, numbers and sentences, in Vietnamese and in English."""
