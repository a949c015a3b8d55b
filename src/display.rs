//! Whether there is a graphical environment to open a window in.

/// Looks at the same variables as the window library; asking it would end in a panic when there is none.
pub fn available() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") || set("DISPLAY")
}
