namespace Meanwhile;

/// <summary>Which branches of a task a cancel is for that have not heard of it, and what they bring about: found out once for many questions.</summary>
internal sealed class UnheardReach
{
    private readonly LoopTask owner;
    private readonly CancelRequest request;
    private readonly Dictionary<IForeignEnd, List<UnheardWay>> ways = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object Iterator, UnheardWay Way)> steps = [];

    internal UnheardReach(LoopTask owner, CancelRequest request)
    {
        this.owner = owner;
        this.request = request;
        foreach (var branch in owner.Loop.BranchesOf(owner).Where(branch => branch.IsUnheard(request)))
        {
            Add(new UnheardWay(branch));
        }
    }

    internal bool IsOf(LoopTask task, CancelRequest asked) => task == owner && asked == request;

    /// <summary>Those that bring about that end.</summary>
    internal List<Branch> LeadingTo(IForeignEnd end)
    {
        List<UnheardWay> found = [.. ways.GetValueOrDefault(end) ?? [], .. steps.Where(step => end.IsStepOf(step.Iterator)).Select(static step => step.Way)];
        return [.. found.Where(way => way.IsUnheard(end, request)).Select(static way => way.Branch).Distinct()];
    }

    private void Add(UnheardWay way)
    {
        foreach (var end in way.Ends)
        {
            if (!ways.TryGetValue(end, out var known))
            {
                ways.Add(end, known = []);
            }

            known.Add(way);
        }

        steps.AddRange(way.Iterators.Select(iterator => (iterator, way)));
    }
}
