"""The length of rows."""

import numpy as np
from numpy.typing import NDArray


def of_length_one(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row made one long; rows of zeros stay.

    >>> of_length_one(np.array([[3, 4], [0, 0]], np.float32)).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
