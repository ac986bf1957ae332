using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meanwhile;

public sealed partial class TaskGroup
{
    /// <summary>
    /// Works on one item after the other. Written by hand, as <see cref="EnclosedBody{TEnclosure, TBody, TResult}"/> is: a failure
    /// shows the work on the item and who awaits the whole, and nothing between.
    /// </summary>
    [StackTraceHidden]
    [StructLayout(LayoutKind.Auto)]
    private struct MapWorker<TItem, TResult, TAll> : IAsyncStateMachine
    {
        private CoroutineMethodBuilder builder;
        private Mapping<TItem, TResult, TAll> mapping;
        private TItem item;
        private int index;
        private Coroutine<TResult>.Awaiter work;
        private ExecutionContext? own;
        private Stage stage;

        private enum Stage : byte
        {
            New,
            Beginning,
            AtWork,
            Taking,
        }

        /// <summary>One that begins with that item.</summary>
        internal static Coroutine Of(Mapping<TItem, TResult, TAll> mapping, TItem item, int index)
        {
            var machine = new MapWorker<TItem, TResult, TAll>
            {
                mapping = mapping,
                item = item,
                index = index,
            };
            machine.builder.Start(ref machine);
            return machine.builder.Task;
        }

        public void MoveNext()
        {
            Exception? failure;
            try
            {
                do
                {
                    if (stage != Stage.AtWork)
                    {
                        PrepareContext();
                        stage = Stage.Beginning;
                        work = mapping.Begin(item).GetAwaiter();
                        if (!work.IsCompleted)
                        {
                            stage = Stage.AtWork;
                            builder.AwaitUnsafeOnCompleted(ref work, ref this);
                            return;
                        }
                    }

                    stage = Stage.Beginning;
                    failure = work.TakeOutcome(out var result);
                    if (failure is not null)
                    {
                        break;
                    }

                    mapping.Keep(index, result!);
                    stage = Stage.Taking;
                } while (mapping.TryTake(out item, out index));
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }

            if (failure is null)
            {
                builder.SetResult();
                return;
            }

            if (stage != Stage.Taking)
            {
                mapping.NoteFailed(failure, item, index);
            }

            builder.SetException(failure);
        }

        public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => builder.SetStateMachine(stateMachine);

        // What the work on one item changes in the execution context where it is begun, the next one does not see.
        private void PrepareContext()
        {
            if (stage == Stage.New)
            {
                own = ExecutionContext.Capture();
            }
            else if (own is not null && !ReferenceEquals(ExecutionContext.Capture(), own))
            {
                ExecutionContext.Restore(own);
            }
        }
    }
}
