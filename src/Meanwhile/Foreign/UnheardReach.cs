namespace Meanwhile;

/// <summary>Which branches of a task a cancel is for that have not heard of it, and what they bring about: found out once for many questions.</summary>
internal sealed class UnheardReach
{
    private readonly LoopTask owner;
    private readonly CancelRequest request;
    private readonly Dictionary<IForeignEnd, List<(Branch From, UnheardWay Way)>> ways = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object Iterator, Branch From, UnheardWay Way)> steps = [];

    internal UnheardReach(LoopTask owner, CancelRequest request)
    {
        this.owner = owner;
        this.request = request;
        foreach (var branch in owner.Loop.BranchesOf(owner).Where(branch => branch.IsUnheard(request)))
        {
            Add(branch);
        }
    }

    internal bool IsOf(LoopTask task, CancelRequest asked) => task == owner && asked == request;

    /// <summary>Those that bring about that end.</summary>
    internal List<Branch> LeadingTo(IForeignEnd end)
    {
        List<(Branch From, UnheardWay Way)> found =
        [
            .. ways.GetValueOrDefault(end) ?? [],
            .. steps.Where(step => end.IsStepOf(step.Iterator)).Select(static step => (step.From, step.Way)),
        ];
        return [.. found.Where(each => each.Way.IsUnheard(each.From, end, request)).Select(static each => each.From).Distinct()];
    }

    private void Add(Branch branch)
    {
        var way = new UnheardWay(branch.Code);
        foreach (var end in way.Ends)
        {
            if (!ways.TryGetValue(end, out var known))
            {
                ways.Add(end, known = []);
            }

            known.Add((branch, way));
        }

        steps.AddRange(way.Iterators.Select(iterator => (iterator, branch, way)));
    }
}
