namespace Meanwhile;

/// <summary>Requests to cancel that code has heard of; most often it is one. None that a later one covers.</summary>
internal struct HeardRequests
{
    private CancelRequest? last;
    private List<CancelRequest>? earlier;

    /// <summary>Whether it was that request, or a later one that asks as much.</summary>
    internal readonly bool Include(CancelRequest request)
    {
        if (last is not null && IsAsMuch(last, request))
        {
            return true;
        }

        return earlier?.Exists(heard => IsAsMuch(heard, request)) == true;
    }

    /// <summary>One more is heard of.</summary>
    /// <param name="request">It.</param>
    /// <param name="innermost">The scope of the code: those of scopes that have ended ask nothing any more.</param>
    internal void Add(CancelRequest request, Scope? innermost)
    {
        if (last is { } before && !IsOver(before, request, innermost))
        {
            (earlier ??= []).Add(before);
        }

        last = request;
        for (var i = (earlier?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (IsOver(earlier![i], request, innermost))
            {
                earlier.RemoveAt(i);
            }
        }
    }

    /// <summary>The same, for code that goes on apart from here on.</summary>
    internal readonly HeardRequests Copy() => new() { last = last, earlier = earlier is null ? null : [.. earlier] };

    private static bool IsAsMuch(CancelRequest heard, CancelRequest request) => heard.LastMade >= request.LastMade && heard.Covers(request);

    private static bool IsOver(CancelRequest heard, CancelRequest next, Scope? innermost) => next.Covers(heard) || heard.Origin?.Holds(innermost) == false;
}
