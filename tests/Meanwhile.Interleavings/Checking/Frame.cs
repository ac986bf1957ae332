namespace Meanwhile.Interleavings;

/// <summary>A foreign method while it runs: whoever awaits it does not clean up before it has.</summary>
internal sealed class Frame
{
    private readonly Place place;
    private readonly Frame? outer;
    private bool isLoose;

    internal Frame(Place place, Telling telling, bool isGivenAway = false)
    {
        this.place = place;
        outer = place.Frame;
        Telling = telling;
        isLoose = isGivenAway;
        Id = place.World.NewCode();
        Inside = place with { Frame = this };
        place.World.Frames.Add(this);
        for (var around = place.CleanUp; around is not null; around = around.Outer)
        {
            around.Add(this);
        }
    }

    /// <summary>Those begun later have a higher one.</summary>
    internal int Id { get; }

    internal Frame? Outer => outer;

    internal Actor Actor => place.Actor;

    internal Telling Telling { get; }

    /// <summary>Where its statements stand.</summary>
    internal Place Inside { get; }

    /// <summary>When it ended.</summary>
    internal TimeSpan? Ended { get; private set; }

    /// <summary>What it ends with; no small number, of which .NET has one finished task for all.</summary>
    internal int Result => 1000 + Id;

    /// <summary>Whether it is to end with a result.</summary>
    internal bool HasSucceeded { get; set; }

    internal bool HasEnded => Ended is not null;

    /// <summary>Whether nobody who would have to end after it waits for it: it was given away or abandoned, or what awaits it was.</summary>
    internal bool IsLoose => isLoose || outer is { IsLoose: true } || Actor.Ended is not null;

    /// <summary>Since when it awaits its part, which is a coroutine; null while it does not.</summary>
    internal TimeSpan? PartBegan { get; set; }

    /// <summary>Whether it was begun inside the deadlines and groups that are around a place: what ends one of those reaches it.</summary>
    internal bool IsIn(Place other)
    {
        var group = place.Group;
        while (group is not null && group != other.Group)
        {
            group = group.Outer;
        }

        return group == other.Group && (other.Deadline is null || place.Deadlines.Contains(other.Deadline));
    }

    /// <summary>Nobody waits for it any longer.</summary>
    internal void Loosen() => isLoose = true;

    internal void End()
    {
        var world = place.World;
        world.Require(!HasEnded, $"a foreign method of P{Actor.Id} ends twice");
        Ended = world.Now;
        world.Frames.Remove(this);
        world.Stir();
        if (!IsLoose && place.Deadlines.FirstOrDefault(static deadline => deadline.IsLeft) is { } left)
        {
            world.Violate($"a foreign method of P{Actor.Id} ends after the time until {left.Due.TotalSeconds} s in which it was awaited");
        }
    }
}
