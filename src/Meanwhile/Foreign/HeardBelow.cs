using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>The methods between the coroutines that got a cancel and a wait above that goes on: each hears of it when what it awaits there has ended.</summary>
internal sealed class HeardBelow
{
    private readonly Dictionary<object, (object? Awaited, CancelRequest Request, long Made)> methods = new(ReferenceEqualityComparer.Instance);

    // What stands for several, with those of them that got a cancel; null for none.
    private Dictionary<object, List<object>>? promises;

    // With the number of the cancel that they have missed.
    private Dictionary<object, long>? missed;

    internal void Add(IReadOnlyList<(object Method, object? Awaited)> way, CancelRequest request)
    {
        foreach (var (method, awaited) in way)
        {
            methods[method] = (awaited, request, request.LastMade);
            missed?.Remove(method);
            if (awaited is not null && IsPromise(method))
            {
                promises ??= new Dictionary<object, List<object>>(ReferenceEqualityComparer.Instance);
                (CollectionsMarshal.GetValueRefOrAddDefault(promises, method, out _) ??= []).Add(awaited);
            }
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
        methods.TryGetValue(method, out var known) && known.Made >= request.LastMade && known.Request.Covers(request) && known.Awaited is not Task { IsCompleted: false } && !IsHidden(known.Awaited);

    /// <summary>
    /// Whether it does not tell of the cancel that came to it: something of .NET's own that stands for several, and gives one of them, or has failed since one of
    /// them has, says nothing of another one that ended by the cancel (<see cref="Task.WhenAny(Task[])"/>, <see cref="Task.WhenAll(Task[])"/>,
    /// <see cref="Task.WhenEach(Task[])"/>), and nor does a method that has gone on from that.
    /// </summary>
    internal bool IsHidden(object? awaited)
    {
        for (var steps = 0; promises is not null && steps < Branch.MostSteps && awaited is not null and not Task { IsCanceled: true } and not Task { IsCompleted: false }; steps++)
        {
            if (promises.TryGetValue(awaited, out var several))
            {
                return several.Exists(static each => each is Task { IsCanceled: true });
            }

            awaited = methods.TryGetValue(awaited, out var known) ? known.Awaited : null;
        }

        return false;
    }

    /// <summary>Whether the method would have heard of that cancel by what it awaited, and has got something else in its place.</summary>
    internal bool IsHiddenFrom(object method, CancelRequest request) =>
        promises is not null && methods.TryGetValue(method, out var known) && known.Made >= request.LastMade && IsHidden(known.Awaited);

    /// <summary>Whether that may be so of any.</summary>
    internal bool MayHide => promises is not null;

    private static bool IsPromise(object passed) =>
        passed is Task ? ForeignName.MethodOf(passed) is null : passed is not IAsyncStateMachine && ForeignMethod.MachineOf(passed) is null;
}
