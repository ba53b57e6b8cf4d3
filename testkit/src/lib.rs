//! A sample neighbourhood, a mock clock, builders and the simulator.
