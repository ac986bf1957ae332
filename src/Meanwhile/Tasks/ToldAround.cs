namespace Meanwhile;

/// <summary>A task may have heard by a token of a request to code around it, which will end it in the course of that: what it kept of cancellations before is not how.</summary>
/// <param name="Request">The request.</param>
/// <param name="Before">What the code kept.</param>
/// <param name="Segment">The stretch of the loop's work in which the tokens told of it.</param>
internal sealed record ToldAround(CancelRequest Request, IReadOnlyList<OperationCanceledException> Before, long Segment);
