namespace Meanwhile.Transcripts;

/// <summary>
/// The messages of Meanwhile that say what one of CPython says, and more. CPython's message is cut before the representation of
/// an object.
/// </summary>
internal static class Messages
{
    /// <summary>How the message here opens, and CPython's words for it. The first one that fits counts.</summary>
    internal static readonly (string Opening, string Words)[] InCPythonsWords =
    [
        ("Result is not set:", "Result is not set."),
        ("Exception is not set:", "Exception is not set."),
        ("no running event loop:", "no running event loop"),
        ("Event loop is closed:", "Event loop is closed"),
        ("Event loop stopped before Future completed:", "Event loop stopped before Future completed."),
        ("cannot reuse already awaited coroutine.", "cannot reuse already awaited coroutine"),
        ("coroutine is being awaited already:", "coroutine is being awaited already"),
        ("Task cannot await on itself:", "Task cannot await on itself"),
        ("Run cannot be called from a running event loop", "asyncio.run() cannot be called from a running event loop"),
        ("This event loop is already running:", "This event loop is already running"),
        ("Cannot run the event loop while another loop is running:", "Cannot run the event loop while another loop is running"),
        ("Cannot close a running event loop:", "Cannot close a running event loop"),
        ("cannot wait on un-acquired lock:", "cannot wait on un-acquired lock"),
        ("cannot notify on un-acquired lock:", "cannot notify on un-acquired lock"),
        ("Runner is closed:", "Runner is closed"),
        ("The run was interrupted (Ctrl-C).", ""),
        ("Timed out:", ""),
    ];
}
