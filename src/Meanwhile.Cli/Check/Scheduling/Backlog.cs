namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>
/// What has been read and not yet written: bounded by count and by size, so that a list of any length takes the same memory. The
/// bound is generous, because a host can overtake another only within it.
/// </summary>
internal sealed class Backlog(int mostTargets, long mostCharacters)
{
    private int targets;
    private long characters;
    private Future? room;

    public int Count => targets;

    /// <summary>Waits until one more may be read. For one reader.</summary>
    public async Coroutine Enter(int length)
    {
        while (targets > 0 && (targets >= mostTargets || characters + length > mostCharacters))
        {
            room = new Future();
            await room;
        }

        targets++;
        characters += length;
    }

    /// <summary>So many lines, of that length together, are done.</summary>
    public void Leave(long length, int lines = 1)
    {
        targets -= lines;
        characters -= length;
        if (room is { IsDone: false })
        {
            room.SetResult();
        }
    }
}
