//! Bytes to leaf to tile tree to checkpoint to proof; salted credentials; knows no law.
