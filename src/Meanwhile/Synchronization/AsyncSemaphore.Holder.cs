namespace Meanwhile;

public sealed partial class AsyncSemaphore
{
    // Those of holders that were disposed serve again.
    private readonly Stack<Place> spare = new();

    // Release says not whose place it gives back, so that the place of its holder would never serve again: from then on there are none.
    private bool isReleasedByHand;

    private Holder NewHolder()
    {
        if (isReleasedByHand)
        {
            return new Holder(this, 0);
        }

        var place = spare.TryPop(out var used) ? used : new Place(this);
        return new Holder(place, place.Turn);
    }

    private void GiveBack(Place place, long turn)
    {
        if (place.Turn != turn)
        {
            return;
        }

        using (binding.Use(this, nameof(Release)))
        {
            GiveBack();
            place.Turn++;
            spare.Push(place);
        }
    }

    private void GiveBackUnnamed()
    {
        using (binding.Use(this, nameof(Release)))
        {
            GiveBack();
        }
    }

    /// <summary>Holds a place until it is disposed.</summary>
    public readonly struct Holder : IDisposable, IEquatable<Holder>
    {
        // The place, or the semaphore itself where it keeps none.
        private readonly object? held;
        private readonly long turn;

        internal Holder(object held, long turn)
        {
            this.held = held;
            this.turn = turn;
        }

        /// <summary>
        /// Gives the place back, unless that was done already by this holder or a copy of it. With a semaphore on which
        /// <see cref="Release"/> is called too, that is not known: there it is for the program to dispose a holder once.
        /// </summary>
        /// <exception cref="InvalidOperationException">
        /// The call comes from outside its running loop, or the semaphore is bounded and all places are free: this one was given back by <see cref="Release"/>.
        /// </exception>
        public void Dispose()
        {
            if (held is Place place)
            {
                place.Semaphore.GiveBack(place, turn);
            }
            else
            {
                ((AsyncSemaphore?)held)?.GiveBackUnnamed();
            }
        }

        /// <summary>Whether both stand for the same place, taken at the same time.</summary>
        public bool Equals(Holder other) => ReferenceEquals(held, other.held) && turn == other.turn;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Holder other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(held, turn);

        /// <summary>Whether both stand for the same place, taken at the same time.</summary>
        public static bool operator ==(Holder left, Holder right) => left.Equals(right);

        /// <summary>Whether they stand for different ones.</summary>
        public static bool operator !=(Holder left, Holder right) => !left.Equals(right);
    }

    /// <summary>What tells the holders of a semaphore apart; each time it is taken is a turn of its own.</summary>
    internal sealed class Place(AsyncSemaphore semaphore)
    {
        internal AsyncSemaphore Semaphore => semaphore;

        internal long Turn { get; set; }
    }
}
