namespace Meanwhile.Interleavings;

/// <summary>Bells that several wait for: who waits longest hears the next one, and the outcome of each is taken once, also where nobody wants it any more.</summary>
internal sealed class WatchedBells(World world)
{
    private readonly List<Bell> all = [];
    private readonly List<(Bell Bell, int Code)> waiting = [];
    private TimeSpan? lastRung;

    internal void Ring(Actor? actor, int how)
    {
        waiting.RemoveAll(static each => each.Bell.HasRung);
        if (waiting.Count == 0)
        {
            return;
        }

        var (bell, code) = waiting[0];
        waiting.RemoveAt(0);
        if (actor is not null)
        {
            world.Note("rings", actor.Id, code);
        }

        lastRung = world.Now;
        if (how == 4)
        {
            bell.Fail(new ProgramException(code));
        }
        else
        {
            bell.Ring(code);
        }
    }

    internal async Coroutine Hear(Place place, Manner manner)
    {
        var bell = new Bell();
        var code = world.NewCode();
        bell.Heed(place.Tell(manner.Telling));
        all.Add(bell);
        waiting.Add((bell, code));
        var isValued = code % 2 == 0;
        var (valued, plain) = (bell.Valued, bell.Plain);
        var watch = isValued ? Awaits.WatchOf(ref valued, manner, () => bell.HasRung) : Awaits.WatchOf(ref plain, manner, () => bell.HasRung);
        try
        {
            await place.Await(watch, isValued ? Got(valued, code, manner.Form) : Awaits.Of(plain, manner.Form));
        }
        catch (OperationCanceledException) when (isValued && manner.Form.PatienceForValue == Patience.Long && bell.HasValue)
        {
            world.Dropped++;
            throw;
        }

        world.Note("heard a bell", place.Actor.Id);
        world.Require(bell is { HasValue: true }, $"P{place.Actor.Id} heard a bell that has not rung");
        world.Require(lastRung == world.Now, $"P{place.Actor.Id} heard a bell late that rang at {lastRung?.TotalSeconds} s");
    }

    internal void Open()
    {
        while (waiting.Exists(static each => !each.Bell.HasRung))
        {
            Ring(null, how: 0);
        }
    }

    internal void CheckEnd()
    {
        foreach (var bell in all)
        {
            world.Require(!bell.IsMisused, "the outcome of a bell was taken before it rang");
            world.Require(bell.Taken == (bell.HasRung ? 1 : 0), $"the outcome of a bell that {(bell.HasRung ? "rang" : "did not ring")} was taken {bell.Taken} times");
        }
    }

    private async Coroutine Got(ValueTask<int> value, int code, Form form)
    {
        if (form == Form.Plain)
        {
            var got = await value;
            world.Require(got == code, $"a bell gave {got} instead of {code}");
        }
        else
        {
            await Awaits.Of(value, form);
        }
    }
}
