using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

public readonly partial struct Coroutine<T>
{
    /// <summary>Awaits a <see cref="Coroutine{T}"/> on behalf of the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : IAwaiter, IAwaiter<T>, ILoopAwaiter
    {
        private readonly CoroutineSource<T> source;
        private readonly long token;

        internal Awaiter(CoroutineSource<T> source, long token)
        {
            this.source = source;
            this.token = token;
        }

        /// <inheritdoc cref="IAwaiter{T}.IsCompleted"/>
        public bool IsCompleted => source.IsFinished(token);

        /// <inheritdoc/>
        /// <exception cref="InvalidOperationException">The coroutine has not finished, or its result was taken before.</exception>
        [StackTraceHidden]
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T GetResult() => source.TakeResult(token);

        /// <summary>The failure as it is, not thrown, or null and the result.</summary>
        [StackTraceHidden]
        internal Exception? TakeOutcome(out T? result)
        {
            if (source.IsFinished(token))
            {
                return source.TakeOutcome(out result);
            }

            // A wait that keeps no state of its own tells its outcome only so.
            try
            {
                result = source.TakeResult(token);
                return null;
            }
            catch (Exception failure)
            {
                result = default;
                return failure;
            }
        }

        [StackTraceHidden]
        void IAwaiter.GetResult() => source.TakeResult(token);

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => Branch.Open(source, token, continuation, flowContext: true);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => Branch.Open(source, token, continuation, flowContext: false);

        void ILoopAwaiter.Park(Resumable awaiting) => source.AwaitedBy(awaiting);
    }
}
