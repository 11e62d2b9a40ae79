//! Bits of atoms.

/// Bits of a word.
pub const WORD: usize = 64;

/// Truths of the atoms of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    /// Atoms that are true.
    pub must: u64,
    /// Atoms that are true or unknown.
    pub may: u64,
}

/// Place of an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its word.
    pub word: usize,
    /// Its bit, alone.
    pub mask: u64,
}

/// Bits that a state sets in one word.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// The word.
    pub word: usize,
    /// The bits.
    pub bits: Word,
}
