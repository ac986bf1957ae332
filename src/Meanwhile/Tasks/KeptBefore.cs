namespace Meanwhile;

/// <summary>
/// What code kept of exceptions when a cancel was to come and its await had ended, before it went on: one that it keeps after that is how that await ended, or one
/// that came after it without suspending.
/// </summary>
/// <param name="Request">The cancel.</param>
/// <param name="Exceptions">The exceptions.</param>
/// <param name="Within">The innermost scope that the code was in then: clean-up may enter others.</param>
/// <param name="IsInTheMoment">Whether the cancel came after the await had ended, so that a failure of that goes first.</param>
internal sealed record KeptBefore(CancelRequest Request, List<Exception> Exceptions, Scope? Within, bool IsInTheMoment);
