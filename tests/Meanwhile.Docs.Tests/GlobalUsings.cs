global using Meanwhile.Testing;
global using static Meanwhile.Async;
