namespace Meanwhile.Interleavings;

/// <summary>A barrier: nobody passes before so many have come, and then as many do.</summary>
internal sealed class WatchedBarrier(World world, int parties)
{
    private readonly AsyncBarrier barrier = new(parties);
    private int came;
    private int leaving;

    // One that was cancelled may have been of the group that leaves, or of the next: who belongs to which cannot be told from here
    // before all is quiet again.
    private bool isUnclear;

    internal async Coroutine Meet(Place place)
    {
        came++;
        try
        {
            var index = await place.Wait(barrier.Wait());
            world.Note("passes a barrier", place.Actor.Id, index);
            Passed(index);
        }
        catch (CancelledException)
        {
            isUnclear = true;
            throw;
        }
        finally
        {
            came--;
        }
    }

    internal void CheckIdle()
    {
        world.Require(came < parties, $"{came} wait at a barrier for {parties}");
        world.Require(barrier.WaitingCount == came, $"a barrier counts {barrier.WaitingCount} that wait, and there are {came}");
        leaving = 0;
        isUnclear = false;
    }

    private void Passed(int index)
    {
        if (leaving == 0)
        {
            world.Require(came >= parties || isUnclear, $"somebody passes a barrier for {parties} where {came} have come");
            leaving = parties;
        }

        leaving--;
        world.Require(index >= 0 && index < parties, $"index {index} at a barrier for {parties}");
    }
}
