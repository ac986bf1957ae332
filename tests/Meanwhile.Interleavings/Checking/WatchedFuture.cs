namespace Meanwhile.Interleavings;

/// <summary>A future: who awaits it gets what was set.</summary>
internal sealed class WatchedFuture(World world)
{
    private readonly Future<int> future = new();
    private int code;

    internal void Set(Actor actor)
    {
        if (!future.IsDone)
        {
            code = world.NewCode();
            world.Note("sets a future", actor.Id);
            future.SetResult(code);
        }
    }

    internal async Coroutine Get(Place place)
    {
        var got = await place.Pass(Of(future));
        world.Note("got a future", place.Actor.Id);
        world.Require(got == code, $"P{place.Actor.Id} got {got} of a future that was set to {code}");
    }

    private static async Coroutine<int> Of(Future<int> future) => await future;
}
