namespace Meanwhile;

/// <summary>One request to cancel what runs in a scope, on its way to the await where it will be thrown.</summary>
/// <param name="origin">The scope that asked, or null for the task as a whole.</param>
/// <param name="message">The reason given, or null.</param>
internal sealed class CancelRequest(Scope? origin, string? message)
{
    internal Scope? Origin { get; } = origin;

    internal string? Message { get; } = message;

    internal CancelledException ToException() => new(Message);
}
