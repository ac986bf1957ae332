namespace Meanwhile;

public sealed partial class AsyncSemaphore
{
    // Those of holders that were disposed serve again. One whose place was given back by Release is known to its holder alone, and goes with it.
    private readonly Stack<Place> spare = new();

    private Holder NewHolder()
    {
        var place = spare.TryPop(out var used) ? used : new Place(this);
        return new Holder(place, place.Turn);
    }

    private void GiveBack(Place place, long turn)
    {
        if (place.Turn == turn)
        {
            Release();
            place.Turn++;
            spare.Push(place);
        }
    }

    /// <summary>Holds a place until it is disposed.</summary>
    public readonly struct Holder : IDisposable, IEquatable<Holder>
    {
        private readonly Place? place;
        private readonly long turn;

        internal Holder(Place place, long turn)
        {
            this.place = place;
            this.turn = turn;
        }

        /// <summary>Gives the place back, unless that was done already by this holder or a copy of it.</summary>
        /// <exception cref="InvalidOperationException">
        /// The call comes from outside its running loop, or the semaphore is bounded and all places are free: this one was given back by <see cref="Release"/>.
        /// </exception>
        public void Dispose() => place?.Semaphore.GiveBack(place, turn);

        /// <summary>Whether both stand for the same place, taken at the same time.</summary>
        public bool Equals(Holder other) => ReferenceEquals(place, other.place) && turn == other.turn;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Holder other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(place, turn);

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
