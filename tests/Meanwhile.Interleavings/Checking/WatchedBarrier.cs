namespace Meanwhile.Interleavings;

/// <summary>A barrier: nobody passes before so many have come, and then as many do; nobody passes one that is broken.</summary>
internal sealed class WatchedBarrier(World world, int parties)
{
    private readonly AsyncBarrier barrier = new(parties);
    private int came;
    private int leaving;
    private bool isBroken;
    private long lastTurnedAway = -1;
    private long lastReset = -1;

    // One that was cancelled may have been of the group that leaves, or of the next: who belongs to which cannot be told from here
    // before all is quiet again. So it is with those whom a reset or an abort meets.
    private bool isUnclear;

    internal async Coroutine Meet(Place place)
    {
        came++;
        var asked = world.Next();
        var wasBroken = isBroken;
        try
        {
            var index = await place.Wait(barrier.Wait());
            world.Note("passes a barrier", place.Actor.Id, index);
            world.Require(!wasBroken || lastReset > asked, $"P{place.Actor.Id} passes a barrier that is broken");
            Passed(index);
        }
        catch (BrokenBarrierException)
        {
            world.Note("was turned away", place.Actor.Id);
            world.Require(wasBroken || lastTurnedAway > asked, $"P{place.Actor.Id} was turned away from a barrier that nobody broke");
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

    internal void Abort(Actor actor)
    {
        world.Note("aborts", actor.Id, parties);
        barrier.Abort();
        isBroken = true;
        isUnclear = true;
        lastTurnedAway = world.Next();
        world.Require(barrier.IsBroken, "a barrier that was aborted is not broken");
    }

    internal void Reset(Actor actor)
    {
        world.Note("resets", actor.Id, parties);
        barrier.Reset();
        isBroken = false;
        isUnclear = true;
        lastTurnedAway = lastReset = world.Next();
        world.Require(!barrier.IsBroken, "a barrier that was reset is broken");
    }

    internal void CheckIdle()
    {
        world.Require(came < parties, $"{came} wait at a barrier for {parties}");
        world.Require(barrier.WaitingCount == came, $"a barrier counts {barrier.WaitingCount} that wait, and there are {came}");
        world.Require(barrier.IsBroken == isBroken, $"a barrier is {(isBroken ? "no longer " : "")}broken without a reason");
        world.Require(!isBroken || came == 0, "somebody waits at a barrier that is broken");
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
