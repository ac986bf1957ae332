namespace Meanwhile.Tests.Programs;

/// <summary>The program waits for something that nobody will bring.</summary>
internal sealed class DeadlockException() : Exception("Deadlock: nothing is ready, no timer is set, and nobody else works for the loop.");
