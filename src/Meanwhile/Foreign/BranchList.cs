namespace Meanwhile;

/// <summary>The open branches of one task, in the order in which they were opened. There may be many, and they end in any order.</summary>
internal sealed class BranchList
{
    private Branch? first;
    private Branch? last;

    internal int Count { get; private set; }

    internal void Add(Branch branch)
    {
        branch.Previous = last;
        if (last is null)
        {
            first = branch;
        }
        else
        {
            last.Next = branch;
        }

        last = branch;
        Count++;
    }

    internal void Remove(Branch branch)
    {
        if (branch.Previous is { } before)
        {
            before.Next = branch.Next;
        }
        else
        {
            first = branch.Next;
        }

        if (branch.Next is { } behind)
        {
            behind.Previous = branch.Previous;
        }
        else
        {
            last = branch.Previous;
        }

        (branch.Previous, branch.Next) = (null, null);
        Count--;
    }

    internal Branch[] ToArray()
    {
        var all = new Branch[Count];
        var next = first;
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = next!;
            next = next!.Next;
        }

        return all;
    }
}
