using System.Globalization;

namespace Meanwhile;

/// <summary>Coroutines that await each other, by the names of their methods. Of a very long one the ends.</summary>
public sealed record CoroutineStack
{
    // On each side.
    private const int MostShown = 16;

    private CoroutineStack(IReadOnlyList<string> outer, int omittedCount, IReadOnlyList<string> inner)
    {
        Outer = outer;
        OmittedCount = omittedCount;
        Inner = inner;
    }

    /// <summary>From the outermost on: all, unless there are very many.</summary>
    public IReadOnlyList<string> Outer { get; }

    /// <summary>How many between <see cref="Outer"/> and <see cref="Inner"/> are left out.</summary>
    public int OmittedCount { get; }

    /// <summary>Of very many the innermost ones, in the same direction; else empty.</summary>
    public IReadOnlyList<string> Inner { get; }

    /// <summary>As text: "Main › Fetch".</summary>
    public override string ToString() =>
        string.Join(
            " › ",
            OmittedCount == 0 ? Outer.Concat(Inner) : [.. Outer, string.Create(CultureInfo.InvariantCulture, $"… {OmittedCount:N0} more …"), .. Inner]
        );

    internal string Then(string last, string between = " › ") => Outer.Count + Inner.Count == 0 ? last : $"{this}{between}{last}";

    /// <summary>Follows who awaits whom from the innermost one outward.</summary>
    internal static CoroutineStack From(Resumable? innermost)
    {
        var inner = new List<string>();
        var outer = new Queue<string>();
        var omitted = 0;
        for (var source = innermost as CoroutineSource; source is not null; source = source.Awaiting as CoroutineSource)
        {
            if (!source.IsOfInterest)
            {
                continue;
            }

            if (inner.Count < MostShown)
            {
                inner.Add(source.Name);
                continue;
            }

            outer.Enqueue(source.Name);
            if (outer.Count > MostShown)
            {
                outer.Dequeue();
                omitted++;
            }
        }

        inner.Reverse();
        string[] outermost = [.. outer.Reverse()];
        return omitted == 0 ? new CoroutineStack([.. outermost, .. inner], 0, []) : new CoroutineStack(outermost, omitted, [.. inner]);
    }
}
