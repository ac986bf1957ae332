namespace Meanwhile;

/// <summary>
/// What code kept of failures when a cancel came after its await had ended, and before it went on: one that it keeps after that is how the await ended.
/// </summary>
/// <param name="Request">The cancel.</param>
/// <param name="Kept">The failures.</param>
/// <param name="Within">The innermost scope that the code was in then: clean-up may enter others.</param>
internal sealed record FailuresBefore(CancelRequest Request, List<Exception> Kept, Scope? Within);
