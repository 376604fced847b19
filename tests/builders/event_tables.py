"""Small tables of events, as a user uploads them."""

TABLE = "event_id,date,city,killed\n1,2016-04-20,Qamishli,7\n2,2016-04-21,Qamishli,Unknown\n3,2016-02-30,Amuda,2\n"


NEWER = TABLE.replace(",7", ",9") + "4,2016-04-23,Amuda,1\n"
