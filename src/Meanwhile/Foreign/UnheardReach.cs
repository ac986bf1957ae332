namespace Meanwhile;

/// <summary>Which branches of a task a cancel is for that have not heard of it, and what they bring about: found out once for many questions.</summary>
internal sealed class UnheardReach
{
    private readonly LoopTask owner;
    private readonly CancelRequest request;
    private readonly Dictionary<IForeignEnd, List<Way>> ways = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object Iterator, Way Way)> steps = [];

    internal UnheardReach(LoopTask owner, CancelRequest request)
    {
        this.owner = owner;
        this.request = request;
        foreach (var branch in owner.Loop.BranchesOf(owner).Where(branch => branch.IsUnheard(request)))
        {
            Follow(branch);
        }
    }

    internal bool IsOf(LoopTask task, CancelRequest asked) => task == owner && asked == request;

    /// <summary>Those that bring about that end.</summary>
    internal List<Branch> LeadingTo(IForeignEnd end)
    {
        List<Way> found = [.. ways.GetValueOrDefault(end) ?? [], .. steps.Where(step => end.IsStepOf(step.Iterator)).Select(static step => step.Way)];
        return [.. found.Where(way => way.Branch.IsUnheard(request) && !way.Methods.Exists(method => end.HasHeard(method, request))).Select(static way => way.Branch).Distinct()];
    }

    private void Follow(Branch branch)
    {
        var way = new Way(branch, []);
        var chain = new AwaitChain(branch.Code, Branch.MostSteps) { Pass = (method, _) => way.Methods.Add(method) };
        while (chain.TryNext(out var end))
        {
            if (end is IForeignEnd reached)
            {
                if (!ways.TryGetValue(reached, out var known))
                {
                    ways.Add(reached, known = []);
                }

                known.Add(way);
            }
            else if (end is not null)
            {
                steps.Add((end, way));
            }
        }
    }

    private sealed record Way(Branch Branch, List<object> Methods);
}
