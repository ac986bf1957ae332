namespace Meanwhile;

/// <summary>Requests to cancel that code has heard of; most often it is one. None that a later one covers.</summary>
internal struct HeardRequests
{
    private Heard last;
    private List<Heard>? earlier;

    /// <summary>Whether it was that request, or a later one that asks as much.</summary>
    internal readonly bool Include(CancelRequest request) =>
        (last.Request is not null && last.IsAsMuchAs(request)) || earlier?.Exists(heard => heard.IsAsMuchAs(request)) == true;

    /// <summary>Whether there is one that was made after that.</summary>
    internal readonly bool HaveSince(long made) => (last.Request is not null && last.Made > made) || earlier?.Exists(heard => heard.Made > made) == true;

    /// <summary>One more is heard of.</summary>
    /// <param name="request">It.</param>
    /// <param name="innermost">The scope of the code: those of scopes that have ended ask nothing any more.</param>
    internal void Add(CancelRequest request, Scope? innermost)
    {
        if (last.Request is not null && !last.IsOver(request, innermost))
        {
            (earlier ??= []).Add(last);
        }

        last = new Heard(request, request.LastMade);
        for (var i = (earlier?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (earlier![i].IsOver(request, innermost))
            {
                earlier.RemoveAt(i);
            }
        }
    }

    /// <summary>The same, for code that goes on apart from here on.</summary>
    internal readonly HeardRequests Copy() => new() { last = last, earlier = earlier is null ? null : [.. earlier] };

    // With the number that it had then: what comes later may be counted with it where it was still to be thrown.
    private readonly record struct Heard(CancelRequest Request, long Made)
    {
        internal bool IsAsMuchAs(CancelRequest request) => Made >= request.LastMade && Request.Covers(request);

        internal bool IsOver(CancelRequest next, Scope? innermost) => next.Covers(Request) || Request.Origin?.Holds(innermost) == false;
    }
}
