#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace goeswith::train {

// Calls work(i, state) for each i in 0…count - 1, on all cores, in no order; each thread makes its
// own state. `report(done)` is called now and then, by one thread at a time. Throws what the first
// call that threw threw.
template <typename MakeState, typename Work, typename Report>
void parallel_for(size_t count, MakeState make_state, Work work, Report report) {
  const size_t threads_wanted = std::max(1u, std::thread::hardware_concurrency());
  // Some for each thread, so that none waits long for the last.
  const size_t chunk = std::clamp<size_t>(count / (8 * threads_wanted), 1, 64);
  std::atomic<size_t> next{0};
  std::mutex mutex;
  std::exception_ptr error;
  const auto run = [&] {
    try {
      auto state = make_state();
      for (size_t begin; (begin = next.fetch_add(chunk)) < count;) {
        const size_t end = std::min(begin + chunk, count);
        for (size_t i = begin; i < end; ++i) work(i, state);
        const std::lock_guard lock(mutex);
        report(end);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!error) error = std::current_exception();
      next = count;
    }
  };
  std::vector<std::jthread> threads;
  for (size_t t = 1; t < threads_wanted; ++t) threads.emplace_back(run);
  run();
  threads.clear();
  if (error) std::rethrow_exception(error);
}

}  // namespace goeswith::train
