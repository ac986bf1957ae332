namespace Meanwhile;

/// <summary>The redirects that a request has followed.</summary>
internal sealed class RedirectChain
{
    private readonly List<HttpRedirect> steps = [];
    private int sinceMethodChanged;

    internal IReadOnlyList<HttpRedirect> Steps => steps;

    internal void Add(HttpRedirect step, bool keepsMethod)
    {
        steps.Add(step);
        if (!keepsMethod)
        {
            // A form that was posted may lead back to its page: only requests of the same method make a loop.
            sinceMethodChanged = steps.Count;
        }
    }

    /// <summary>Whether one of the steps with the present method is such.</summary>
    internal bool Contains(Predicate<HttpRedirect> match) => steps.FindIndex(sinceMethodChanged, match) >= 0;
}
