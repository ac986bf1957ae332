namespace Meanwhile;

/// <summary>The methods between the coroutines that got a cancel and a wait above that goes on: each hears of it when what it awaits there has ended.</summary>
internal sealed class HeardBelow
{
    private readonly Dictionary<object, (object? Awaited, CancelRequest Request)> methods = new(ReferenceEqualityComparer.Instance);
    private HashSet<object>? missed;

    internal void Add(IReadOnlyList<(object Method, object? Awaited)> way, CancelRequest request)
    {
        foreach (var (method, awaited) in way)
        {
            methods[method] = (awaited, request);
        }
    }

    /// <summary>Methods go on without having heard of the cancel, since what they awaited had ended before it came.</summary>
    internal void Miss(IReadOnlyList<object> those) => (missed ??= new HashSet<object>(ReferenceEqualityComparer.Instance)).UnionWith(those);

    /// <summary>Whether any do.</summary>
    internal bool IsMissed => missed is not null;

    /// <summary>Whether that one does.</summary>
    internal bool HasMissed(object method) => missed?.Contains(method) == true;

    /// <summary>Whether it is one of the methods.</summary>
    internal bool IsBetween(object method) => methods.ContainsKey(method);

    /// <summary>Whether the method has heard of that cancel, or of a later one, by now. Where what it awaits is no task that cannot be told: then it counts as if.</summary>
    internal bool Has(object method, CancelRequest request) =>
        methods.TryGetValue(method, out var known) && known.Request.LastMade >= request.LastMade && known.Request.Covers(request) && known.Awaited is not Task { IsCompleted: false };
}
