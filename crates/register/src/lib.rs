//! Acts, their lifecycle and the standing folded from them: pure, now is an argument.
