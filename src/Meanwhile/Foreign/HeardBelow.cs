namespace Meanwhile;

/// <summary>The methods between the coroutines that got a cancel and a wait above that goes on: each hears of it when what it awaits there has ended.</summary>
internal sealed class HeardBelow
{
    private readonly Dictionary<object, (object? Awaited, CancelRequest Request, long Made)> methods = new(ReferenceEqualityComparer.Instance);

    // With the number of the cancel that they have missed.
    private Dictionary<object, long>? missed;

    internal void Add(IReadOnlyList<(object Method, object? Awaited)> way, CancelRequest request)
    {
        foreach (var (method, awaited) in way)
        {
            methods[method] = (awaited, request, request.LastMade);
            missed?.Remove(method);
        }
    }

    /// <summary>Methods go on without having heard of the cancel, since what they awaited had ended before it came.</summary>
    internal void Miss(IReadOnlyList<object> those, CancelRequest request)
    {
        missed ??= new Dictionary<object, long>(ReferenceEqualityComparer.Instance);
        foreach (var method in those)
        {
            missed[method] = request.LastMade;
        }
    }

    /// <summary>Whether any do.</summary>
    internal bool IsMissed => missed is { Count: > 0 };

    /// <summary>Whether that one has missed that cancel.</summary>
    internal bool HasMissed(object method, CancelRequest request) => missed is not null && missed.TryGetValue(method, out var known) && known >= request.LastMade;

    /// <summary>Whether it is one of the methods, or a promise among them.</summary>
    internal bool IsBetween(object method) => methods.ContainsKey(method);

    /// <summary>Whether the method has heard of that cancel, or of a later one, by now. Where what it awaits is no task that cannot be told: then it counts as if.</summary>
    internal bool Has(object method, CancelRequest request) =>
        methods.TryGetValue(method, out var known) && known.Made >= request.LastMade && known.Request.Covers(request) && known.Awaited is not Task { IsCompleted: false };
}
