//! Enums whose values have names in files: one declaration makes the names of each.

/// Declares an enum with the names of its values in files, in a case of strum.
macro_rules! named_enum {
    ($case:literal $(#[$meta:meta])* pub enum $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            serde::Serialize,
            serde::Deserialize,
            strum::EnumString,
            strum::EnumMessage,
            strum::IntoStaticStr,
            strum::VariantArray,
        )]
        #[strum(serialize_all = $case)]
        #[serde(into = "&'static str", try_from = "&str")]
        pub enum $name {
            $($body)*
        }

        impl $name {
            /// Name in files.
            pub fn id(self) -> &'static str {
                self.into()
            }
        }
    };
}
pub(super) use named_enum;
