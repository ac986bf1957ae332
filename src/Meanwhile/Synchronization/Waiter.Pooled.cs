using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>A <see cref="Waiter{T}"/> of one kind, whose objects serve again and again.</summary>
internal abstract class Waiter<T, TSelf> : Waiter<T>
    where TSelf : Waiter<T, TSelf>, new()
{
    /// <summary>A fresh one, of the pool of the running loop if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static TSelf Rent(EventLoop? running) => running is { } loop ? loop.Pool<TSelf>().Rent() : OfNoLoop<TSelf>();

    /// <summary>Lets go of what it waited for.</summary>
    protected abstract void Forget();

    protected sealed override void Adopted(EventLoop loop) => loop.Pool<TSelf>().Adopt();

    protected sealed override void Recycle()
    {
        Retire();
        Forget();
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Result = default;
        }

        Loop!.Pool<TSelf>().Return((TSelf)this);
    }
}
