"""Types of the arrays that matching passes about, and the unit in which it adds points up."""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
SmallInts = npt.NDArray[np.int32]  # half the memory, where reading the numbers is what costs
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]  # of each pair, the index of its level of a feature
Bytes = npt.NDArray[np.uint8]
Masks = npt.NDArray[np.uint64]
Texts = npt.NDArray[np.object_]
Matrix = Any  # a sparse matrix of scipy, which carries no types

MILLION = 1_000_000  # points are summed as whole millionths, so that the order of summing cannot matter
