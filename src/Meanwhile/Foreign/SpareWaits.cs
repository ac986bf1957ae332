namespace Meanwhile;

/// <summary>Waits that are over and serve again. Most often it is one and the same that comes and goes: it stays where it is.</summary>
internal sealed class SpareWaits
{
    private const int MostFurther = 255;

    private readonly Stack<ForeignWait> further = new();
    private ForeignWait? first;
    private bool hasFirst;

    internal ForeignWait? TryTake()
    {
        if (hasFirst)
        {
            hasFirst = false;
            return first;
        }

        return further.TryPop(out var wait) ? wait : null;
    }

    internal void Keep(ForeignWait wait)
    {
        if (!hasFirst)
        {
            hasFirst = true;
            if (first != wait)
            {
                first = wait;
            }
        }
        else if (further.Count < MostFurther)
        {
            further.Push(wait);
        }
    }
}
