import type { Source } from "@/lib/content/schema";

/** Primary sources, each linked to a free copy if there is one. `note` says what exactly was measured. */
export const sources: Source[] = [
  {
    id: "lecun-2015",
    cite: "Y. LeCun, Y. Bengio and G. Hinton, “Deep learning”, *Nature* 521, 2015.",
    url: "https://www.cs.toronto.edu/~hinton/absps/NatureDeepReview.pdf",
  },
  {
    id: "jumper-2021",
    cite: "J. Jumper et al., “Highly accurate protein structure prediction with AlphaFold”, *Nature* 596, 2021.",
    url: "https://doi.org/10.1038/s41586-021-03819-2",
  },
  {
    id: "quinonero-2009",
    cite: "J. Quiñonero-Candela et al. (eds.), *Dataset Shift in Machine Learning*, MIT Press, 2009.",
    url: "https://mitpress.mit.edu/9780262170055/dataset-shift-in-machine-learning/",
  },
  {
    id: "hein-2019",
    cite: "M. Hein, M. Andriushchenko and J. Bitterwolf, “Why ReLU Networks Yield High-Confidence Predictions Far Away From the Training Data and How to Mitigate the Problem”, *CVPR*, 2019.",
    url: "https://arxiv.org/abs/1812.05720",
  },
  {
    id: "michaelis-2019",
    cite: "C. Michaelis et al., *Benchmarking Robustness in Object Detection: Autonomous Driving when Winter is Coming*, 2019.",
    note: "A computer added the snow, fog, blur and other damage. The same paper shows that cheap changes to the training pictures reduce the loss.",
    url: "https://arxiv.org/abs/1907.07484",
  },
  {
    id: "hendrycks-2019",
    cite: "D. Hendrycks and T. Dietterich, “Benchmarking Neural Network Robustness to Common Corruptions and Perturbations”, *ICLR*, 2019.",
    note: "The same photographs with snow, fog, blur or other light added: errors rise.",
    url: "https://arxiv.org/abs/1903.12261",
  },
  {
    id: "koh-2021",
    cite: "P. W. Koh et al., “WILDS: A Benchmark of in-the-Wild Distribution Shifts”, *ICML*, 2021.",
    note: "Ten real shifts, among them new hospitals, comments that mention different groups of people, and reviewers who write differently.",
    url: "https://arxiv.org/abs/2012.07421",
  },
  {
    id: "zech-2018",
    cite: "J. R. Zech et al., “Variable generalization performance of a deep learning model to detect pneumonia in chest radiographs”, *PLOS Medicine* 15(11), 2018.",
    note: "Clearly worse elsewhere in three comparisons out of five. The paper cannot say how much of the drop comes from the shortcut.",
    url: "https://doi.org/10.1371/journal.pmed.1002683",
  },
  {
    id: "geirhos-2020",
    cite: "R. Geirhos et al., “Shortcut learning in deep neural networks”, *Nature Machine Intelligence* 2, 2020.",
    url: "https://arxiv.org/abs/2004.07780",
  },
  {
    id: "barocas-2016",
    cite: "S. Barocas and A. D. Selbst, “Big Data’s Disparate Impact”, *California Law Review* 104, 2016.",
    url: "https://doi.org/10.15779/Z38BG31",
  },
  {
    id: "dastin-2018",
    cite: "J. Dastin, “Amazon scraps secret AI recruiting tool that showed bias against women”, *Reuters*, 10 October 2018.",
    note: "Five people who knew the project told Reuters. Amazon said that its recruiters never used the tool to judge candidates.",
    url: "https://www.reuters.com/article/world/insight-amazon-scraps-secret-ai-recruiting-tool-that-showed-bias-against-women-idUSKCN1MK0AG/",
  },
  {
    id: "zhao-2017",
    cite: "J. Zhao et al., “Men Also Like Shopping: Reducing Gender Bias Amplification using Corpus-level Constraints”, *EMNLP*, 2017.",
    note: "The summary of the paper speaks of 33 and 68 percent. These are the differences between women and men in 100 pictures. The network was the visual part of a larger model.",
    url: "https://aclanthology.org/D17-1323/",
  },
  {
    id: "grother-2019",
    cite: "P. Grother, M. Ngan and K. Hanaoka, *Face Recognition Vendor Test, Part 3: Demographic Effects*, NIST IR 8280, 2019.",
    note: "The programs differ a lot. A few of the most accurate ones showed almost no difference between groups.",
    url: "https://doi.org/10.6028/NIST.IR.8280",
  },
  {
    id: "buolamwini-2018",
    cite: "J. Buolamwini and T. Gebru, “Gender Shades: Intersectional Accuracy Disparities in Commercial Gender Classification”, *Proceedings of Machine Learning Research* 81, 2018.",
    note: "Portraits of 1,270 members of six parliaments. The task was to tell women from men, not to recognise someone. The widest gap in one system: 34.7 against 0.3 errors in 100.",
    url: "https://proceedings.mlr.press/v81/buolamwini18a.html",
  },
  {
    id: "logg-2019",
    cite: "J. M. Logg, J. A. Minson and D. A. Moore, “Algorithm appreciation: People prefer algorithmic to human judgment”, *Organizational Behavior and Human Decision Processes* 151, 2019.",
    note: "True of people without special training. Professionals who make forecasts for a living followed the algorithm less. The link leads to the authors’ free version of 2018.",
    url: "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=2941774",
  },
  {
    id: "brown-2020",
    cite: "T. B. Brown et al., “Language Models are Few-Shot Learners”, *NeurIPS*, 2020.",
    url: "https://arxiv.org/abs/2005.14165",
  },
  {
    id: "ouyang-2022",
    cite: "L. Ouyang et al., “Training language models to follow instructions with human feedback”, *NeurIPS*, 2022.",
    url: "https://arxiv.org/abs/2203.02155",
  },
  {
    id: "ji-2023",
    cite: "Z. Ji et al., “Survey of Hallucination in Natural Language Generation”, *ACM Computing Surveys* 55(12), 2023.",
    url: "https://arxiv.org/abs/2202.03629",
  },
  {
    id: "mata-2023",
    cite: "*Mata v. Avianca, Inc.*, No. 22-cv-1461, opinion and order on sanctions (S.D.N.Y., 22 June 2023).",
    note: "The lawyers had to pay 5,000 dollars, mainly because they defended the invented decisions after the court had asked about them. Using a chatbot was not the reason.",
    url: "https://www.courtlistener.com/docket/63107798/mata-v-avianca-inc/",
  },
  {
    id: "walters-2023",
    cite: "W. H. Walters and E. I. Wilder, “Fabrication and errors in the bibliographic citations generated by ChatGPT”, *Scientific Reports* 13, 2023.",
    note: "636 references in 84 short papers on 42 topics. Both models were tested in 2023.",
    url: "https://doi.org/10.1038/s41598-023-41032-5",
  },
  {
    id: "kadavath-2022",
    cite: "S. Kadavath et al., *Language Models (Mostly) Know What They Know*, 2022.",
    note: "Asked in the right way, large models could often predict which of their answers were right. On new kinds of task this worked less well.",
    url: "https://arxiv.org/abs/2207.05221",
  },
  {
    id: "kalai-2025",
    cite: "A. T. Kalai, O. Nachum, S. S. Vempala and E. Zhang, *Why Language Models Hallucinate*, 2025.",
    note: "The authors argue this from theory and from how well-known tests give points. Most of them worked for a company that makes such models.",
    url: "https://arxiv.org/abs/2509.04664",
  },
  {
    id: "lin-2022",
    cite: "S. Lin, J. Hilton and O. Evans, “TruthfulQA: Measuring How Models Mimic Human Falsehoods”, *ACL*, 2022.",
    note: "The questions were chosen because many people get them wrong. Later models, trained further with people’s feedback, do better.",
    url: "https://aclanthology.org/2022.acl-long.229/",
  },
  {
    id: "magesh-2025",
    cite: "V. Magesh et al., “Hallucination-Free? Assessing the Reliability of Leading AI Legal Research Tools”, *Journal of Empirical Legal Studies* 22, 2025.",
    note: "Tested in 2024, on more than 200 legal questions.",
    url: "https://arxiv.org/abs/2405.20362",
  },
  {
    id: "markup-2026",
    cite: "“Mamdani to kill the NYC AI chatbot we caught telling businesses to break the law”, *The Markup*, 30 January 2026.",
    url: "https://themarkup.org/artificial-intelligence/2026/01/30/mamdani-to-kill-the-nyc-ai-chatbot-we-caught-telling-businesses-to-break-the-law",
  },
  {
    id: "szegedy-2014",
    cite: "C. Szegedy et al., “Intriguing properties of neural networks”, *ICLR*, 2014.",
    url: "https://arxiv.org/abs/1312.6199",
  },
  {
    id: "goodfellow-2015",
    cite: "I. J. Goodfellow, J. Shlens and C. Szegedy, “Explaining and Harnessing Adversarial Examples”, *ICLR*, 2015.",
    url: "https://arxiv.org/abs/1412.6572",
  },
  {
    id: "eykholt-2018",
    cite: "K. Eykholt et al., “Robust Physical-World Attacks on Deep Learning Visual Classification”, *CVPR*, 2018.",
    note: "The authors built the network and showed it only the sign, cut out of the picture. It did not drive a car. It misread 84.8 in 100 frames filmed from a moving car.",
    url: "https://arxiv.org/abs/1707.08945",
  },
  {
    id: "carlini-2018",
    cite: "N. Carlini and D. Wagner, “Audio Adversarial Examples: Targeted Attacks on Speech-to-Text”, *IEEE Security and Privacy Workshops*, 2018.",
    note: "The authors knew the inside of the program and fed it the file directly. Through a loudspeaker it did not work.",
    url: "https://arxiv.org/abs/1801.01944",
  },
  {
    id: "yuan-2018",
    cite: "X. Yuan et al., “CommanderSong: A Systematic Approach for Practical Adversarial Voice Recognition”, *USENIX Security*, 2018.",
    url: "https://arxiv.org/abs/1801.08535",
  },
  {
    id: "zhang-2017",
    cite: "G. Zhang et al., “DolphinAttack: Inaudible Voice Commands”, *ACM CCS*, 2017.",
    url: "https://arxiv.org/abs/1708.09537",
  },
  {
    id: "ilyas-2019",
    cite: "A. Ilyas et al., “Adversarial Examples Are Not Bugs, They Are Features”, *NeurIPS*, 2019.",
    url: "https://arxiv.org/abs/1905.02175",
  },
  {
    id: "lake-2017",
    cite: "B. M. Lake et al., “Building machines that learn and think like people”, *Behavioral and Brain Sciences* 40, 2017.",
    url: "https://arxiv.org/abs/1604.00289",
  },
  {
    id: "raji-2019",
    cite: "I. D. Raji and J. Buolamwini, “Actionable Auditing: Investigating the Impact of Publicly Naming Biased Performance Results of Commercial AI Products”, *AIES*, 2019.",
    note: "Two companies that the first test had not named still made 22.5 and 31.4 errors in 100 on darker-skinned women.",
    url: "https://www.aies-conference.com/2019/wp-content/uploads/2019/01/AIES-19_paper_223.pdf",
  },
  {
    id: "mitchell-2019",
    cite: "M. Mitchell et al., “Model Cards for Model Reporting”, *Proceedings of FAT ’19*, 2019.",
    url: "https://arxiv.org/abs/1810.03993",
  },
];
