using System.Threading.Channels;

namespace Meanwhile.Interleavings;

/// <summary>A channel beside a list of what was sent: nothing is given twice, and what nobody got is in there or was lost by somebody who had not taken the token.</summary>
internal sealed class WatchedChannel(World world, Channel<int> channel)
{
    private readonly Dictionary<int, Item> items = [];
    private int mayBeLost;
    private bool isClosed;

    private enum State
    {
        /// <summary>It is being sent, or who sent it does not know.</summary>
        Perhaps,

        /// <summary>It is in.</summary>
        Sent,

        /// <summary>It is not in, and will not be.</summary>
        Refused,

        /// <summary>It was given to somebody.</summary>
        Received,
    }

    internal async Coroutine Send(Place place, Manner manner)
    {
        var code = world.NewCode();
        var item = new Item { Sent = world.Now };
        items.Add(code, item);
        var token = place.Tell(manner.Telling);
        var sending = channel.Writer.WriteAsync(code, token);
        var watch = Awaits.WatchOf(ref sending, manner);
        try
        {
            await place.Await(watch, Awaits.Of(sending, manner.Form));
        }
        catch (ChannelClosedException)
        {
            Refused(place, code, item);
            world.Require(isClosed, "nothing can be sent into a channel that is open");
            return;
        }
        catch (OperationCanceledException) when (manner.Telling == Telling.Told && world.Reach != Reach.Endless)
        {
            Refused(place, code, item);
            throw;
        }

        world.Note("sent", place.Actor.Id, code);
        item.State = item.State == State.Received ? State.Received : State.Sent;
    }

    internal async Coroutine Receive(Place place, Manner manner)
    {
        var began = world.Now;
        var token = place.Tell(manner.Telling);
        var receiving = channel.Reader.ReadAsync(token);
        var watch = Awaits.WatchOf(ref receiving, manner);
        var got = new StrongRef();
        try
        {
            await place.Await(watch, Got(receiving, manner.Form, got));
        }
        catch (ChannelClosedException)
        {
            world.Require(isClosed, "nothing can be received from a channel that is open");
            return;
        }
        catch (OperationCanceledException) when (manner.Telling != Telling.Told || world.Reach == Reach.Endless)
        {
            mayBeLost++;
            throw;
        }

        if (got.Value is { } code)
        {
            Received(place, code, began);
        }
    }

    internal async Coroutine ReceiveAll(Place place, Manner manner, int most)
    {
        var began = world.Now;
        try
        {
            if (await Loops.Through(place, Watch, channel.Reader.ReadAllAsync(CancellationToken.None), manner, Take))
            {
                world.Require(isClosed, "nothing more can be received from a channel that is open");
            }
        }
        catch (OperationCanceledException) when (manner.Telling != Telling.Told || world.Reach == Reach.Endless)
        {
            mayBeLost++;
            throw;
        }

        ForeignWatch Watch() => new() { Telling = manner.Telling, Patience = Patience.Long };

        bool Take(int code)
        {
            Received(place, code, began);
            began = world.Now;
            return --most > 0;
        }
    }

    internal void Close(Actor? actor)
    {
        if (isClosed)
        {
            return;
        }

        if (actor is not null)
        {
            world.Note("closes a channel", actor.Id);
        }

        isClosed = true;
        channel.Writer.TryComplete();
    }

    internal void CheckEnd()
    {
        while (channel.Reader.TryRead(out var code))
        {
            world.Require(items[code].State is State.Sent or State.Perhaps, $"item {code} is in a channel at the end, and it was {items[code].State}");
            items[code].State = State.Received;
        }

        var lost = items.Values.Count(static item => item.State == State.Sent);
        world.Require(lost <= mayBeLost, $"{lost} items of a channel are lost, and {mayBeLost} can be");
    }

    private void Refused(Place place, int code, Item item)
    {
        world.Require(item.State == State.Perhaps, $"P{place.Actor.Id} was told that {code} was not sent, which was {item.State}");
        item.State = State.Refused;
    }

    private void Received(Place place, int code, TimeSpan began)
    {
        world.Note("received", place.Actor.Id, code);
        if (!items.TryGetValue(code, out var item))
        {
            world.Violate($"P{place.Actor.Id} received {code}, which nobody has sent");
            return;
        }

        world.Require(item.State is State.Perhaps or State.Sent, $"P{place.Actor.Id} received {code}, which was {item.State}");
        world.Require(
            world.Now == began || world.Now == item.Sent,
            $"P{place.Actor.Id} waited for {code} from {began.TotalSeconds} s on, which was sent at {item.Sent.TotalSeconds} s"
        );
        item.State = State.Received;
    }

    private async Coroutine Got(ValueTask<int> value, Form form, StrongRef got)
    {
        switch (form)
        {
            case Form.NotOnContext or Form.Nothing:
                got.Value = await value.ConfigureAwait(false);
                break;
            case Form.AsTask or Form.AsValue or Form.AsValueNotOnContext or Form.Gathered:
                got.Value = await value.AsTask();
                break;
            case Form.AsCoroutine:
                got.Value = await value.AsCoroutine();
                break;
            default:
                got.Value = await value;
                break;
        }
    }

    private sealed class StrongRef
    {
        internal int? Value { get; set; }
    }

    private sealed class Item
    {
        internal TimeSpan Sent { get; init; }

        internal State State { get; set; }
    }
}
