namespace Meanwhile;

/// <summary>All that the code above a branch brings about, and the methods on the way to there, which may have heard of a cancel.</summary>
internal sealed class UnheardWay
{
    private readonly List<object> methods = [];
    private readonly List<IForeignEnd> ends = [];
    private readonly List<object> iterators = [];

    internal UnheardWay(Branch branch)
    {
        Branch = branch;
        var way = new AwaitChain(branch.Code, Branch.MostSteps) { Pass = (method, _) => methods.Add(method) };
        while (way.TryNext(out var end))
        {
            if (end is IForeignEnd reached)
            {
                ends.Add(reached);
            }
            else if (end is not null)
            {
                iterators.Add(end);
            }
        }
    }

    internal Branch Branch { get; }

    internal IReadOnlyList<IForeignEnd> Ends => ends;

    /// <summary>Those of which a step may be waited for.</summary>
    internal IReadOnlyList<object> Iterators => iterators;

    /// <summary>Whether the cancel that is waited for at an end of the way was thrown elsewhere, and neither into its code nor into what calls that.</summary>
    internal bool IsUnheard(IForeignEnd end, CancelRequest request) => Branch.IsUnheard(request) && !methods.Exists(method => end.HasHeard(method, request));
}
