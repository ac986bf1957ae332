namespace Meanwhile;

public static partial class Async
{
    /// <summary>Runs blocking work on a thread of the loop's own while the loop goes on. As <c>asyncio.to_thread</c>.</summary>
    /// <remarks>A cancel of the await ends it at once. Work that no thread has begun then never runs; work that runs is not stopped, and the loop waits for it before it closes.</remarks>
    /// <param name="work">The work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    public static Coroutine ToThread(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Run(work);

        static async Coroutine Run(Action work) =>
            await EventLoop.Current.Workers.Run<VoidResult>(() =>
            {
                work();
                return default;
            });
    }

    /// <summary>Runs blocking work on a thread of the loop's own while the loop goes on, and gives its value. As <c>asyncio.to_thread</c>.</summary>
    /// <remarks>A cancel of the await ends it at once. Work that no thread has begun then never runs; work that runs is not stopped, and the loop waits for it before it closes.</remarks>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    public static Coroutine<T> ToThread<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Run(work);

        static async Coroutine<T> Run(Func<T> work) => await EventLoop.Current.Workers.Run(work);
    }
}
