using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

public readonly partial struct Coroutine
{
    /// <summary>Awaits a <see cref="Coroutine"/> on behalf of the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : IAwaiter, ILoopAwaiter
    {
        private readonly CoroutineSource<VoidResult> source;
        private readonly long token;

        internal Awaiter(CoroutineSource<VoidResult> source, long token)
        {
            this.source = source;
            this.token = token;
        }

        /// <inheritdoc/>
        public bool IsCompleted => source.IsFinished(token);

        /// <inheritdoc/>
        /// <exception cref="InvalidOperationException">The coroutine has not finished, or its result was taken before.</exception>
        [StackTraceHidden]
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void GetResult() => source.TakeResult(token);

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => Branch.Open(source, token, continuation, flowContext: true);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => Branch.Open(source, token, continuation, flowContext: false);

        void ILoopAwaiter.Park(Resumable awaiting) => source.AwaitedBy(awaiting);
    }
}
