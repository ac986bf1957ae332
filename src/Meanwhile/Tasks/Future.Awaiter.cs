using System.ComponentModel;
using System.Diagnostics;

namespace Meanwhile;

public partial class Future
{
    /// <summary>Awaits a <see cref="Future"/> on behalf of the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : IAwaiter, ILoopAwaiter
    {
        private readonly Future future;

        internal Awaiter(Future future)
        {
            this.future = future;
        }

        /// <inheritdoc/>
        public bool IsCompleted => future.IsDone;

        /// <inheritdoc/>
        /// <exception cref="InvalidStateException">The future is not done.</exception>
        [StackTraceHidden]
        public void GetResult() => future.ThrowIfUnsuccessful();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => Branch.Open(future, continuation, flowContext: true);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => Branch.Open(future, continuation, flowContext: false);

        void ILoopAwaiter.Park(Resumable awaiting) => future.Loop.Park(awaiting, future);
    }
}
