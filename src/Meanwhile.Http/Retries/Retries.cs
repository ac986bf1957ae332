using Polly;
using Polly.Retry;

namespace Meanwhile;

/// <summary>Polly's retry strategy on the clock of a loop: it drives the attempts, and each call decides about its own.</summary>
internal sealed class Retries
{
    private static readonly ResiliencePropertyKey<RetryCall> CallKey = new("Meanwhile.RetryCall");

    private readonly ResiliencePipeline<Attempted> pipeline;

    internal Retries(HttpRetryOptions options, TimeProvider clock)
    {
        pipeline = new ResiliencePipelineBuilder<Attempted> { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions<Attempted>
                {
                    MaxRetryAttempts = options.MaxRetries,
                    ShouldHandle = static arguments => ValueTask.FromResult(CallOf(arguments.Context).IsWorthAnother(arguments.Outcome.Result?.Reply, arguments.Outcome.Exception, arguments.AttemptNumber)),
                    DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(CallOf(arguments.Context).Pause),
                }
            )
            .Build();
    }

    internal async Coroutine<HttpReply> Run(RetryCall call, CancellationToken given)
    {
        // A pause is foreign code to the loop: the task's own cancel reaches it through this token.
        var own = Async.OwnToken;
        using var both = given.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(own, given) : null;

        // Polly's code goes on where it began: on the loop.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, both?.Token ?? own);
        context.Properties.Set(CallKey, call);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync<Attempted, RetryCall>(Attempt, context, call);
            outcome.ThrowIfException();
            return outcome.Result!.Reply;
        }
        catch (OperationCanceledException) when (both is not null && own.IsCancellationRequested)
        {
            throw new OperationCanceledException(own);
        }
        catch (OperationCanceledException) when (given.IsCancellationRequested)
        {
            throw new OperationCanceledException(given);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<Polly.Outcome<Attempted>> Attempt(ResilienceContext context, RetryCall call)
    {
        try
        {
            return Polly.Outcome.FromResult(new Attempted(await call.Attempt()));
        }
        catch (Exception failure)
        {
            return Polly.Outcome.FromException<Attempted>(failure);
        }
    }

    private static RetryCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    /// <summary>A reply that Polly disposes when another attempt takes its place.</summary>
    private sealed class Attempted(HttpReply reply) : IDisposable
    {
        public HttpReply Reply => reply;

        public void Dispose() => reply.Dispose();
    }
}
