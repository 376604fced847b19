"""Tables with one row per claim, as text, as files, and with labels."""

from pathlib import Path

import numpy as np
import pandas as pd

NEWS = """claim_id,source,published,title,place,state,date_stated,date_basis,killed,injured,summary
n1,one.example,2016-01-05,Man shot at Harbour Diner,Troy,Michigan,2016-01-04,weekday,1,,Jonas Breidenich was shot at the Harbour Diner on Monday.
n2,two.example,2016-01-05,Shooting at Harbour Diner kills man,Troy,,2016-01-04,weekday,2,3,"Police named Jonas Breidenich, shot on Monday at the Harbour Diner."
n3,one.example,2016-01-06,Bank robbed in Dayton,Dayton,Ohio,2016-01-05,published,,1,Two men robbed the bank on Elm Street.
n4,six.example,2017-03-01,Girl hurt by stray bullet,Macon,Georgia,2017-02-28,weekday,,1,A girl was hurt by a stray bullet in Macon.
"""
LISTS = """claim_id,source,date_start,date_end,place,admin1,country,latitude,longitude,actor_a,actor_b,killed_min,killed_max,wounded_min,wounded_max,summary,url
a1,list-a,2009-01-23,2009-01-23,Danda Darpakhel,NWA,Pakistan,33.03,70.05,United States,,4,9,,,,
b1,list-b,2009-01-23,2009-01-23,"Dandey darpakhel-Miranshah",North Waziristan,Pakistan,33.02,70.06,United States,Taliban,1,1,,,,
a2,list-a,2009-06-23,2009-06-23,Makeen,SWA,Pakistan,32.6,69.8,United States,,60,80,,,,
"""
GERMAN = "nr,wann,wo,wer,tote,Quelle\n1,2016-01-05,Troy,army,3,one.example\n"


def write_table(tmp_path: Path, text: str, name: str = "table.csv") -> Path:
    """The path of a file with this text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def made_up(claims: int = 120, seed: int = 1) -> tuple[str, dict[str, str]]:
    """A table and the incident of each claim, so made that one thing tells: the same day does, the same area does not."""
    random = np.random.default_rng(seed)
    rows, gold = ["claim_id,source,date_start,place,admin1,summary"], {}
    words = ["river", "market", "convoy", "tower", "bridge", "school", "depot", "camp", "mosque", "mill"]
    for at in range(claims):
        incident = at // 2
        day = pd.Timestamp("2015-01-01") + pd.Timedelta(days=int(incident * 2 + random.integers(0, 2)))
        place = f"Place{'abcdefghijkl'[incident % 12]}{'mnopqrstuv'[incident % 10]}"
        gold[f"c{at}"] = f"g{incident}"
        rows.append(f"c{at},list-{at % 2},{day.date()},{place},Area {random.integers(0, 2)},{random.choice(words)}")
    return "\n".join(rows) + "\n", gold
